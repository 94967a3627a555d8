/// The catalog as files of rows that other programs read, and the way back: an export stored in an
/// empty catalog gives one that says the same, by its checksum.
///
/// Open [com.bcrecommender.export.Export] first (writing), then
/// [com.bcrecommender.export.ExportImport] (reading). docs/export.md has the files, their columns
/// and both forms.
///
/// What does not belong here: what is stated and which statement wins (catalog), files of rows that
/// people or other programs made (imports).
@NullMarked
package com.bcrecommender.export;

import org.jspecify.annotations.NullMarked;
