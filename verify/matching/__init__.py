"""Are these two spellings, numbers, dates or places the same?"""
