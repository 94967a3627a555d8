/// Hosts: places that keep bytes under names for visitors, and what it takes to reach them. A
/// folder, a bucket, a machine reached by ssh, a Parse Server; all of them behind one small
/// interface.
///
/// Open [com.bcrecommender.transfer.Host] first. Each implementation has one library and one class
/// that knows it: `FolderHost` the JDK's files, `S3Host` Amazon's SDK, `SshHost` sshj, `ParseHost`
/// with `ParseServer` the JDK's HTTP client. [com.bcrecommender.transfer.Credentials] is the only
/// way in for secrets.
///
/// What does not belong here: what an edition is, and in which order its parts go up (`publish`).
@NullMarked
package com.bcrecommender.transfer;

import org.jspecify.annotations.NullMarked;
