"""The recipe of the gazetteer: GeoNames and CLDR into `hronika/language/latvian/places/gazetteer.tsv.gz`."""
