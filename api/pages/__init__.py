"""What officers' pages and the applicant's pages share: templates, words, formats, assets."""
