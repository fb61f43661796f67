"""The ledger: what came in, what happened to it, and by whom. SQLite or PostgreSQL.

Plain functions that take an open ``Ledger`` first; frozen values come out. Each changing function
is one transaction, and leaves its event in the log. How it is used::

    from workers.ledger import intake, cases, queue, reports, decisions, corrections, assignments
    from workers.settings import WorkerSettings
    from workers.site import open_site

    site = open_site(WorkerSettings(), prepare=True)   # ledger, blobs, keys; tables brought up
    ledger = site.ledger

    # a submission comes in: first its files, into the blobs (``write`` as the bytes come), then
    with site.blobs.writer() as writer: ...; kept = writer.commit()   # .sha256 .size
    new = intake.NewSubmission(application_json, files=[intake.StoredFile(name, sha256, size)],
                               client="key:portal-1", deadline=day, idempotency_key=key)
    taken = intake.submit(ledger, new, default_catalogue())   # .id .documents .repeated
    dispatch(site, taken, new.priority)    # workers.dispatch; only now: it is committed
    with Loop(site) as loop: loop.wake()   # workers.loop: without a broker, this process reads

    cases.status(ledger, id, client="key:portal-1")   # another's id: NoSuchCaseError (404)
    queue.page(ledger, queue.Filter(triage=(Triage.INCOMPLETE,), codes=("name.mismatch",),
               text="HOXHA", decided=queue.Decided.OPEN), queue.Sort.SEVERITY, after=cursor)
    queue.counts(ledger, queue.Filter())
    case = assignments.next_case(ledger, "officer:42")        # leased; None: nothing to do
    cases.application(ledger, case)                           # CaseInput
    reports.newest(ledger, case).as_json()                    # the contract's report
    judging.read_case(ledger, case)                           # machine's and corrected documents

    new = corrections.NewCorrection(2, "surname", "HOXHA", "officer:42")     # of document 2
    corrections.correct(ledger, case, new)
    judging.judge_submission(ledger, catalogue, case, "officer:42")          # rules alone: now
    corrections.recheck(ledger, case, "officer:42")           # due again, without a correction
    decisions.decide(ledger, case, decisions.NewDecision("accept", "officer:42", report=2,
                     after=cases.status(ledger, case).decisions))

    with ledger.reading() as session:                         # the log
        events.history(session, case); events.verify(session)
    with ledger.writing() as work:                            # an access, recorded
        work.record(Event("officer:42", Action.DOCUMENT_VIEWED, case, document_id, {"page": 1}))

Actors and clients are ids (``officer:…``, ``key:…``, ``worker:…``), never names or addresses:
they stay in the log after a person is erased. Tables of other parts come by migrations of their
own in ``migrations/versions/``, as a branch of their own (``down_revision = None`` and a
``branch_labels``); all heads are brought up.
"""
