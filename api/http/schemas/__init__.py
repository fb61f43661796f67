"""The forms of bodies and answers, for the OpenAPI document and the clients made from it."""
