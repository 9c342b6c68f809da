"""Everything that is Latvian: tokens, the model, declension, lexicons, the grammar of times."""

from hronika.language.language import Language


def assemble() -> Language:
    """Put the language together, loading the model."""
    # Imported here, so that a word list or the tokenizer can be had without the model.
    from hronika.language.latvian.analyser import LatvianAnalyser
    from hronika.language.latvian.coreference.resolver import LatvianCoreference
    from hronika.language.latvian.declension import LatvianDeclension
    from hronika.language.latvian.frames.labeller import LatvianFrames
    from hronika.language.latvian.grammar import LatvianGrammar
    from hronika.language.latvian.lexicon_files import LEXICON_FOLDER
    from hronika.language.latvian.numbers import LatvianNumbers
    from hronika.language.latvian.saying_nouns import with_nouns_of_saying
    from hronika.language.latvian.times import LatvianTimes
    from hronika.language.lexicon import read_lexicon

    return Language(
        code="lv",
        analyser=LatvianAnalyser(),
        coreference=LatvianCoreference(),
        frames=LatvianFrames(),
        declension=LatvianDeclension(),
        times=LatvianTimes(),
        numbers=LatvianNumbers(),
        lexicon=with_nouns_of_saying(read_lexicon(LEXICON_FOLDER)),
        grammar=LatvianGrammar(),
    )
