"""The applicant's pages: what is asked for, what was read, what to mend, before submitting."""
