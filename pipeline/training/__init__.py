"""Training of the attribution tagger. Needs the extra ``train`` (PyTorch, transformers); nothing else imports it."""
