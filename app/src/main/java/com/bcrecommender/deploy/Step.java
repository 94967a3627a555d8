package com.bcrecommender.deploy;

import com.bcrecommender.transfer.RemoteShell;
import java.util.List;

/// One step of a deployment. It can be cut off anywhere and be applied again, and one that finds
/// its work done changes nothing.
interface Step {
  /// What it does, in a few words.
  String title();

  /// The commands it runs, and the files it sends with their hashes, a line each; the same whatever
  /// the server is like, since it decides there.
  List<String> describe();

  /// Does it.
  ///
  /// @return what was done, in one line; empty where there was nothing to do or to tell
  /// @throws com.bcrecommender.settings.UserError where the server is not as expected
  String apply(RemoteShell host);
}
