"""The service over HTTP.

For those who build on it (officers' pages):

- ``app.create_app(service)`` makes the application, ``service.service_from(…)`` what it needs.
- A route says who may call it: ``who: Annotated[Principal, allow(Role.OFFICER)]``, or
  ``_: Annotated[None, open_to_all("why")]`` (``access.py``). An app with a route that says neither
  does not start.
- ``app.serve_pages(app, router)`` adds pages (they stay out of the OpenAPI document),
  ``app.serve_static(app, "/static", folder)`` their assets.
- ``request.app.state.service`` is the ``Service``. Unsafe requests of a session carry its
  ``who.csrf_token`` as the form field ``csrf_token`` or the header ``X-CSRF-Token``.
- A refusal is an ``HttpProblemError``; set ``app.state.problem_page`` to show it as a page.
"""
