package com.bcrecommender.bandcamp;

import com.bcrecommender.fuzz.Fuzzing;
import com.bcrecommender.fuzz.Seeds;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/// Answers in JSON: batches of collections, discoveries, structures kept alone.
final class AnswerFuzz {
  static Stream<byte[]> seeds() {
    return Stream.concat(
        Seeds.imports("answer.json", "batch.json"),
        Seeds.texts(
            """
            {"items":[{"item_id":77,"item_type":"package","tralbum_id":4155959000,"tralbum_type":"a","album_id":4155959000,"item_title":"High","band_name":"Hiland","item_url":"https://hiland.bandcamp.com/album/high","item_art_id":16,"purchased":"26 Feb 2020 16:30:01 GMT","token":"1582734601:77:p::"}],"more_available":true,"last_token":"1582734601:77:p::"}\
            """,
            """
            {"results":[{"id":5,"title":"T","album_artist":null,"band_name":"B","item_url":"https://b.bandcamp.com/album/t?from=x","item_image_id":1,"release_date":"2024-01-02T00:00:00Z"}],"result_count":1,"batch_result_count":1,"cursor":"x"}\
            """,
            """
            {"current":{"id":4011112222,"type":"album","title":"Low Tide","artist":"Harbour Lights","release_date":"05 Mar 2021 00:00:00 GMT"},"trackinfo":[{"id":3,"track_id":3,"title":"Slack Water","title_link":"/track/slack-water"}],"id":4011112222,"item_type":"album","url":"https://saltrecords.bandcamp.com/album/low-tide"}\
            """,
            """
            {"fan_data":{"fan_id":1,"username":"a"},"collection_data":{"item_count":1,"sequence":["a2"],"last_token":"1:2:a::"},"item_cache":{"collection":{}}}\
            """,
            "{\"error\":true,\"error_message\":\"x\"}"));
  }

  @MethodSource("seeds")
  @FuzzTest(maxDuration = Fuzzing.DURATION)
  void neverFailsAndNeverLies(byte[] page) {
    ReadPages.check(page, null);
  }
}
