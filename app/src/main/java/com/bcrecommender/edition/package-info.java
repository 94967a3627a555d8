/// The edition: an immutable, verified, self-contained set of files with all lists, all that the
/// pages show, and the search index. Its format is specified in docs/edition-format.md; the
/// specification changes before the code.
///
/// Open [com.bcrecommender.edition.Edition] first (the reader), then
/// [com.bcrecommender.edition.EditionWriter], [com.bcrecommender.edition.EditionVerifier] and
/// [com.bcrecommender.edition.Editions] (the folder and its `current`). Below them: `Shard` and
/// `ShardIndex` are the one container of all bytes, `TableWriter` and `PackedTable` the tables in
/// it, `*Codec`, `ListEncoder` and `ListDecoder` the records in them. `Staging` keeps what is
/// written until `Numbering` gives the ids and `Assembly` makes the packs. `KeyIndex` leads from
/// keys to ids, `PageWriter` gathers what pages show first, `Words`, `SearchWriter`, `SearchTree`
/// and `Search` are the search. Many tasks make one edition by `EditionParts` and `SearchParts`,
/// and verify it by `StoredEdition`.
///
/// What does not belong here: how lists are computed (engine), what pages look like (site). Nothing
/// here knows the catalog.
@NullMarked
package com.bcrecommender.edition;

import org.jspecify.annotations.NullMarked;
