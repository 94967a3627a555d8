package com.bcrecommender.spark;

import com.bcrecommender.engine.explore.SimilarFans;
import com.bcrecommender.engine.list.ListCodec;
import com.bcrecommender.engine.list.ListCounts;
import com.bcrecommender.engine.list.ListSink;
import com.bcrecommender.recommend.Lists;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/// The lists that the steps before left in the work folder. They stream.
final class MadeLists implements Lists {
  private final Order order;
  private final WorkFolder work;
  private final Plan plan;
  private final String model;

  /// @param model with all its parameters
  MadeLists(Order order, WorkFolder work, Plan plan, String model) {
    this.order = order;
    this.work = work;
    this.plan = plan;
    this.model = model;
  }

  @Override
  public String model() {
    return model;
  }

  @Override
  public ListCounts fanLists(ListSink sink) {
    ListCounts counts = ListCounts.NONE;
    for (int group = 0; group < plan.groups(); group++) {
      int first = plan.fanCuts()[group];
      int fans = plan.fanCuts()[group + 1] - first;
      counts = counts.plus(read(ListFans.FILE, group, first, fans, order.fanList(), sink));
    }
    return counts;
  }

  @Override
  public ListCounts similarLists(ListSink sink) {
    ListCounts counts = ListCounts.NONE;
    for (int part = 0; part < plan.parts(); part++) {
      int first = plan.firstTralbum(part);
      int tralbums = plan.endTralbum(part) - first;
      counts =
          counts.plus(read(ListTralbums.FILE, part, first, tralbums, order.similarList(), sink));
    }
    return counts;
  }

  private ListCounts read(
      String file, int number, int first, int count, int length, ListSink sink) {
    try (DataInputStream in = work.open(WorkFolder.numbered(file, number))) {
      return ListCodec.read(in, first, count, length, sink);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void similarFans(SimilarFans.Sink sink) {
    for (int group = 0; group < plan.groups(); group++) {
      try (DataInputStream in = work.open(WorkFolder.numbered(CompareFans.FILE, group))) {
        for (int fan = plan.fanCuts()[group]; fan < plan.fanCuts()[group + 1]; fan++) {
          int[] similar = new int[in.readInt()];
          int[] common = new int[similar.length];
          for (int i = 0; i < similar.length; i++) {
            similar[i] = in.readInt();
            common[i] = in.readInt();
          }
          sink.fan(fan, similar, common);
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
