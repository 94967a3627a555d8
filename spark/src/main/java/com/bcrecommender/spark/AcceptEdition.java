package com.bcrecommender.spark;

import com.bcrecommender.edition.Tally;
import com.bcrecommender.recommend.MadeFile;
import java.io.DataInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// The last step, one small task: adds up what the shares have counted, and says what was made only
/// when that is what the edition says of itself.
record AcceptEdition(WorkFolder work, Plan plan) implements Step {
  private static final long serialVersionUID = 1;

  @Override
  public void run(int number) throws IOException {
    List<Tally> shares = new ArrayList<>();
    for (int share = 0; share < VerifyEdition.tasks(plan); share++) {
      try (DataInputStream in = work.open(WorkFolder.numbered(VerifyEdition.FILE, share))) {
        shares.add(Tally.read(in));
      }
    }
    SharedEdition.of(work).agree(shares);
    SharedEdition.forget();
    work.write(MadeFile.NAME, work.read(WriteIndex.MADE));
  }
}
