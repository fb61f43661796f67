"""Documents of a third hand, drawn by somebody who had not seen the readers.

Readers, labels and signs must never be changed to fit a line of this folder. It has ten parts
that share neither people nor wording. What was mended on ``seen`` and ``wider`` was measured on
``held``, which nobody who works on the readers had seen; it was opened on 2026-11-27, since it had
stood at 4 % of what is given surely being wrong for three sessions and nobody knew why, and is
mended for as the others are. ``wider`` came from another hand, with
more of what stands about the facts: other people's names and numbers, other days, earlier periods.
``fresh`` came last, from yet another hand that saw neither readers nor ``seen`` and ``held``, with
papers of more states, banks, companies and registries. ``seen``, ``held`` and ``wider`` share no
typeface, and ``fresh`` none with ``wider``. ``apart`` was written on 2026-11-27 by a hand that saw
neither the readers nor the other parts; it was for figures only until the evening of that day, when
it was opened to learn what strangers' papers lose, and may be looked at since. ``beyond`` came
later that day from one more hand, who learned the form of an entry from ``seen`` and saw nothing of
the readers, with people of eleven states that no other part has; it was for figures only until the
afternoon of that day, when it was opened for the same reason. ``yonder`` came that afternoon from a
further hand, who saw neither readers nor the others' wording, with people of eleven more states;
it was opened the same night, as the others before it. ``afar`` came on 2026-11-27 too, in the
evening, from an eighth hand, with people of eleven states more, whose papers print Arabic, Thaana,
Lao and Cyrillic beside Latin; it was opened the same night, too. ``distant``, by a ninth hand, came
on 2026-11-27 as well, with other people, mostly of the states that send the most applicants; it was
opened an hour later, since a place of birth in it had been decided wrongly and surely.
``remote`` came on 2026-11-27 from a tenth hand, who saw neither readers nor other wording but the
form of ``distant``; it is for figures only and closed: nobody who works on the readers may look at
it.
"""
