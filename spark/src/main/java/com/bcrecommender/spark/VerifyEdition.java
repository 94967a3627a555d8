package com.bcrecommender.spark;

import com.bcrecommender.edition.Tally;
import java.io.IOException;

/// Reads the edition back from the work folder and verifies it, a share of every table a task, by
/// the code of `bcr recommend`. A share that is good leaves what it counted; one that is not ends
/// the run. Memory: 12 bytes a tralbum and 8 a fan. Disk: three times a share, and of a machine
/// what [com.bcrecommender.edition.StoredEdition] says.
record VerifyEdition(WorkFolder work, Plan plan) implements Step {
  static final String FILE = "verified";

  private static final long serialVersionUID = 1;

  /// As many as groups of fans, or parts of tralbums where these are more: 100 to 200 MB a share.
  static int tasks(Plan plan) {
    return Math.max(plan.groups(), plan.parts());
  }

  @Override
  public void run(int number) throws IOException {
    Tally tally = SharedEdition.of(work).verify(number, tasks(plan));
    work.write(WorkFolder.numbered(FILE, number), tally::write);
  }
}
