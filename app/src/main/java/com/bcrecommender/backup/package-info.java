/// Backups: what a home holds, kept in a folder or a bucket, and brought back from there.
///
/// Open [com.bcrecommender.backup.Backup] first, which makes one, then
/// [com.bcrecommender.backup.Restore], which reads one, and [com.bcrecommender.backup.Store], which
/// is where they lie. docs/backup.md describes every object of a store on one page, and how to
/// bring a backup back by hand. [com.bcrecommender.backup.Recipient] and
/// [com.bcrecommender.backup.Identity] are the only classes that know the library that encrypts.
///
/// The trade-off taken: files are cut at fixed places, not where their contents suggest. A
/// catalog's pages keep their places from copy to copy, raw answers are appended to, and editions
/// never change, so nothing would be gained by looking for better places to cut.
///
/// What does not belong here: reaching a folder or a bucket (transfer), copying a database that is
/// in use (catalog), and when a backup is due.
@NullMarked
package com.bcrecommender.backup;

import org.jspecify.annotations.NullMarked;
