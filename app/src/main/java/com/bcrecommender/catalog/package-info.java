/// The catalog: the one SQLite file with fans, tralbums, tags and preferences. Every SQL statement
/// of the program is here.
///
/// Open [com.bcrecommender.catalog.Catalog] first, then [com.bcrecommender.catalog.Transaction]
/// (writing) and [com.bcrecommender.catalog.CatalogSnapshot] (reading), or
/// [com.bcrecommender.catalog.Statements] for the rows as they are. docs/catalog.md holds the
/// tables, the keys and the laws of merging.
///
/// The trade-off taken: a row is stored under the key it came with, and which keys mean one record
/// is worked out when the catalog is read ([com.bcrecommender.catalog.Identities]). Storing is then
/// a join of each field on its own, so any order of sources gives the same catalog, a key that
/// changes hands needs no rows moved, and a bare number may find its type later. The price is about
/// a second at each reading of 500,000 tralbums.
///
/// What does not belong here: reading files or pages (imports, bandcamp), deciding what to fetch
/// (crawl).
@NullMarked
package com.bcrecommender.catalog;

import org.jspecify.annotations.NullMarked;
