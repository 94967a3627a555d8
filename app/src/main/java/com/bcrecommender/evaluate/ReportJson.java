package com.bcrecommender.evaluate;

import com.bcrecommender.engine.evaluate.Comparison;
import com.bcrecommender.engine.evaluate.Estimate;
import com.bcrecommender.engine.evaluate.Evaluation;
import com.bcrecommender.engine.evaluate.Metric;
import com.bcrecommender.engine.evaluate.Slice;
import java.io.ByteArrayOutputStream;
import java.util.Locale;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/// A report as one JSON object; docs/evaluation.md describes it. Figures have six digits after the
/// point and are null where they are undefined.
public final class ReportJson {
  /// Version of the form; it changes when a field changes its meaning or goes.
  static final int FORM = 1;

  private static final JsonFactory FACTORY = new JsonFactory();

  private final Report report;
  private final Comparison comparison;
  private final JsonGenerator out;

  private ReportJson(Report report, JsonGenerator out) {
    this.report = report;
    comparison = report.comparison();
    this.out = out;
  }

  /// In UTF-8.
  public static byte[] render(Report report) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(16 * 1024);
    try (JsonGenerator generator = FACTORY.createGenerator(ObjectWriteContext.empty(), bytes)) {
      new ReportJson(report, generator).write();
    }
    return bytes.toByteArray();
  }

  private void write() {
    out.writeStartObject();
    out.writeNumberProperty("form", FORM);
    out.writeStringProperty("program", report.program());
    out.writeNumberProperty("k", comparison.k());
    rows();
    out.writeObjectPropertyStart("intervals");
    out.writeNumberProperty("level", 0.95);
    out.writeNumberProperty("resamples", comparison.resamples());
    out.writeNumberProperty("seed", comparison.seed());
    out.writeEndObject();
    out.writeArrayPropertyStart("slices");
    for (Slice slice : comparison.slices()) {
      out.writeStartObject();
      out.writeStringProperty("by", slice.by().key());
      out.writeNumberProperty("from", slice.from());
      if (slice.to() == Integer.MAX_VALUE) {
        out.writeNullProperty("to");
      } else {
        out.writeNumberProperty("to", slice.to());
      }
      out.writeNumberProperty("fans", slice.fans());
      out.writeNumberProperty("tests", slice.tests());
      out.writeEndObject();
    }
    out.writeEndArray();
    out.writeStringProperty("neighbours", name(comparison.neighbours()));
    out.writeStringProperty("best", name(comparison.best()));
    out.writeArrayPropertyStart("notes");
    report.notes().forEach(note -> out.writeString(note));
    out.writeEndArray();
    out.writeArrayPropertyStart("models");
    comparison.models().forEach(this::model);
    out.writeEndArray();
    out.writeEndObject();
  }

  private String name(int model) {
    return comparison.models().get(model).evaluation().model();
  }

  private void rows() {
    Comparison.Rows rows = comparison.rows();
    out.writeObjectPropertyStart("rows");
    out.writeStringProperty("source", report.source());
    out.writeStringProperty("split", report.by().name().toLowerCase(Locale.ROOT));
    if (report.by() != SplitBy.FILES) {
      out.writeNumberProperty("share", report.share());
      out.writeNumberProperty("seed", report.splitSeed());
    }
    out.writeNumberProperty("fans", rows.fans());
    out.writeNumberProperty("tralbums", rows.tralbums());
    out.writeNumberProperty("preferences", rows.preferences());
    out.writeNumberProperty("held_out", rows.heldOut());
    out.writeNumberProperty("test_fans", rows.testFans());
    out.writeNumberProperty("cold_fans", rows.coldFans());
    out.writeNumberProperty("unreachable", rows.unreachable());
    out.writeNumberProperty("long_tail", rows.longTail());
    out.writeNumberProperty("tagged", rows.tagged());
    out.writeEndObject();
  }

  private void model(Comparison.Result model) {
    Evaluation evaluation = model.evaluation();
    out.writeStartObject();
    out.writeStringProperty("model", evaluation.model());
    out.writeNumberProperty("k", evaluation.k());
    out.writeNumberProperty("fans", evaluation.fans());
    out.writeNumberProperty("cold_fans", evaluation.coldFans());
    for (Metric metric : Metric.values()) {
      figure(metric.key() + "@" + comparison.k(), evaluation.mean(metric));
    }
    figure("coverage@" + comparison.k(), evaluation.coverage());
    figure("gini@" + comparison.k(), evaluation.gini());
    figure("learn_seconds", evaluation.learnSeconds());
    figure("list_seconds", evaluation.listSeconds());
    out.writeObjectPropertyStart("intervals");
    for (Metric metric : Metric.values()) {
      interval(metric.key() + "@" + comparison.k(), model.figures().of(metric));
    }
    out.writeEndObject();
    out.writeArrayPropertyStart("slices");
    for (int s = 0; s < comparison.slices().size(); s++) {
      out.writeStartObject();
      out.writeNumberProperty("hits", model.hits().get(s));
      slice(model.figures(), s);
      out.writeEndObject();
    }
    out.writeEndArray();
    out.writeArrayPropertyStart("differences");
    model.differences().forEach(this::difference);
    out.writeEndArray();
    out.writeEndObject();
  }

  private void difference(Comparison.Difference difference) {
    out.writeStartObject();
    out.writeStringProperty("than", name(difference.than()));
    for (Metric metric : Metric.values()) {
      estimate(metric.key() + "@" + comparison.k(), difference.figures().of(metric));
    }
    out.writeArrayPropertyStart("slices");
    for (int s = 0; s < comparison.slices().size(); s++) {
      out.writeStartObject();
      slice(difference.figures(), s);
      out.writeEndObject();
    }
    out.writeEndArray();
    out.writeEndObject();
  }

  private void slice(Comparison.Figures figures, int slice) {
    estimate("recall@" + comparison.k(), figures.of(Metric.RECALL, slice));
    estimate("ndcg@" + comparison.k(), figures.of(Metric.NDCG, slice));
  }

  private void estimate(String name, Estimate estimate) {
    out.writeObjectPropertyStart(name);
    figure("mean", estimate.mean());
    interval("interval", estimate);
    out.writeEndObject();
  }

  private void interval(String name, Estimate estimate) {
    if (estimate.hasInterval()) {
      out.writeArrayPropertyStart(name);
      out.writeNumber(rounded(estimate.low()));
      out.writeNumber(rounded(estimate.high()));
      out.writeEndArray();
    } else {
      out.writeNullProperty(name);
    }
  }

  private void figure(String name, double value) {
    if (Double.isNaN(value)) {
      out.writeNullProperty(name);
    } else {
      out.writeNumberProperty(name, rounded(value));
    }
  }

  private static double rounded(double value) {
    return Math.round(value * 1e6) / 1e6;
  }
}
