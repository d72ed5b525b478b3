"""Ray: the map half and the fold's comparisons on the machines of a cluster, with the bytes of the local run.

Ray is imported here and nowhere else, when a run asks for it (`library`). `session` starts or joins a cluster and sees
that all nodes would give the same results, `extract` maps articles to results, `input` parses seeds, `mapper` is
``map`` for the fold, `watch` tells a cluster that is slow from one that is gone.
"""
