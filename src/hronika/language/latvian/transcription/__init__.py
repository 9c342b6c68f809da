"""Names of people and places across languages: into Latvian spelling, back from it, and whether two meet.

Latvian writes foreign names by their sound, in its own letters, with its own endings (`Keir Starmer`: Kīrs
Stārmers; `Залужний`: Zalužnijs). The principle is law: Cabinet Regulations No. 114 of 2 March 2004 on the
writing and use of personal names in Latvian, as amended by No. 122 of 27 February 2018. How each language is
written is told by the series *Norādījumi par citvalodu īpašvārdu pareizrakstību un pareizrunu latviešu
literārajā valodā* (Rīga, from 1960), for English by A. Ahero (*Angļu īpašvārdu atveide latviešu valodā*,
2006), for Ukrainian by decisions of the State Language Centre (No. 1-16/9 of 17 October 2017, No. 1-15/1
of 31 March 2022) and by A. Hansons and M. Poļakova (*Ukraiņu īpašvārdu atveide latviešu valodā*). The two
decisions were looked up; for the rest the tables in `orthographies/` were compiled from general knowledge of
how they are applied, and say so.

A spelling has seldom one Latvian form, so everything here gives candidates, the likeliest first. Every
function takes any string, in bounded time; a word in no script known gives nothing.
"""

from hronika.language.latvian.transcription.foreign import foreign_place_spellings, foreign_spellings
from hronika.language.latvian.transcription.given_names import GivenNames, given_names_across_languages
from hronika.language.latvian.transcription.into_latvian import latvian_place_spellings, latvian_spellings
from hronika.language.latvian.transcription.keys import MOST_KEYS, spelling_keys
from hronika.language.latvian.transcription.sounds import looks_latvian, same_sound

__all__ = [
    "MOST_KEYS",
    "GivenNames",
    "foreign_place_spellings",
    "foreign_spellings",
    "given_names_across_languages",
    "latvian_place_spellings",
    "latvian_spellings",
    "looks_latvian",
    "same_sound",
    "spelling_keys",
]
