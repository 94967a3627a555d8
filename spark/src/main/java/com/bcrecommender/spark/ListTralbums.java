package com.bcrecommender.spark;

import com.bcrecommender.engine.model.Model;
import java.io.IOException;

/// Makes the lists of similar tralbums of a part: of a model of pairs each needs no row but its
/// own.
record ListTralbums(Order order, WorkFolder work, Plan plan) implements Step {
  static final String FILE = "similar-lists";
  private static final long serialVersionUID = 1;

  @Override
  public void run(int part) throws IOException {
    Shared shared = Shared.of(work, order);
    Model model = shared.model(work, plan, Parts.read(work, order, plan, part));
    new MadeLists(work, FILE)
        .write(
            part,
            order
                    .options()
                    .similarLists(model, shared.listRules())
                    .of(plan.firstTralbum(part), plan.endTralbum(part))
                ::forEach);
  }
}
