package com.bcrecommender.spark;

import java.io.IOException;

/// Makes the lists of a group of fans from a model that every executor has whole.
record ListGroup(Order order, WorkFolder work, Plan plan) implements Step {
  private static final long serialVersionUID = 1;

  @Override
  public void run(int group) throws IOException {
    new ListFans(order, work, plan).write(group, Parts.none(order, plan));
  }
}
