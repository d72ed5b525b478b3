"""Ray: what a run does with one seed, article or group alone, done on the machines of a cluster, with the same bytes.

Ray is imported here and nowhere else, when a run asks for it (`library`). `session` starts or joins a cluster,
`agreement` sees that all nodes would give the same results, `backend` is what a run is given: `extract` maps articles
to results by Ray Data, `mapper` is ``map`` for parsing and for the fold, `watch` tells a cluster that is slow from one
that is gone.
"""
