package com.bcrecommender.settings;

import java.util.List;

/// How lists are made, and when an edition is shown.
public final class RecommendSettings {
  public static final Setting<String> MODEL =
      SettingForm.text(
          "recommend.model",
          "auto",
          "The model that lists come from, with its parameters, as bcr evaluate names it; auto for what bcr tune chose, else a default by the catalog's size.");

  public static final Setting<Double> WISH_WEIGHT =
      SettingForm.share(
          "recommend.wish-weight",
          "0.5",
          "What a wishlisted record counts, where an owned one counts 1.");

  public static final Setting<Integer> FAN_LIST =
      SettingForm.number(
          "recommend.fan-list", "100", 1, 100, "How many records a fan's list holds.");

  public static final Setting<Integer> SIMILAR_LIST =
      SettingForm.number(
          "recommend.similar-list", "50", 1, 50, "How many records a list of similar ones holds.");

  public static final Setting<Integer> PER_ARTIST =
      SettingForm.number(
          "recommend.per-artist",
          "3",
          0,
          100,
          "How many records of one artist a list holds at most; 0 for no limit.");

  public static final Setting<Integer> UNCONFIRMED_DAYS =
      SettingForm.number(
          "recommend.unconfirmed-days",
          "365",
          0,
          100_000,
          "After how many days without a page or a purchase that confirms it a record counts half in lists; 0 for never.");

  public static final Setting<Integer> SCENES =
      SettingForm.number(
          "recommend.scenes",
          "300",
          0,
          1000,
          "How many scenes there are at most; fewer where fewer are told apart.");

  /// The value of [#ON] that hands the work to a cluster.
  public static final String SPARK = "spark";

  public static final Setting<String> ON =
      SettingForm.oneOf(
          "recommend.on",
          "here",
          "Where lists are made: on this machine, or by Spark as the settings spark.… have it.",
          List.of("here", SPARK));

  public static final Setting<Integer> THREADS =
      SettingForm.number(
          "recommend.threads",
          "0",
          0,
          1024,
          "How many threads learn and make lists; 0 for all cores. The result is the same with any number.");

  public static final Setting<Integer> KEEP =
      SettingForm.number(
          "recommend.keep",
          "3",
          1,
          1000,
          "How many editions are kept; older ones are removed after a switch.");

  public static final Setting<Double> MAY_FALL =
      SettingForm.share(
          "recommend.may-fall",
          "0.2",
          "By what share fans, tralbums and preferences may become fewer from one edition to the next without --force.");

  public static final Setting<Double> MAY_CHANGE =
      SettingForm.share(
          "recommend.may-change",
          "0.9",
          "What share of the first 20 entries of the fans' lists may be fresh from one edition to the next without --force.");

  /// All of these, in the order of the reference.
  static final List<Setting<?>> ALL =
      List.of(
          MODEL,
          WISH_WEIGHT,
          FAN_LIST,
          SIMILAR_LIST,
          PER_ARTIST,
          UNCONFIRMED_DAYS,
          SCENES,
          ON,
          THREADS,
          KEEP,
          MAY_FALL,
          MAY_CHANGE);

  private RecommendSettings() {}
}
