package com.bcrecommender.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.bcrecommender.transfer.FakeParse;
import com.bcrecommender.transfer.Host;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

final class ParseSiteTest extends ParseSiteContract {
  private final FakeParse parse = FakeParse.start();

  @Override
  Host open() {
    return parse.open(folder);
  }

  @Override
  String address() {
    return parse.address();
  }

  @Test
  void noAddressThatVisitorsAskIsTooLongForAServer() {
    assertThat(parse.visits()).allSatisfy(query -> assertThat(query).hasSizeLessThan(8000));
  }

  @AfterAll
  void stopParse() {
    parse.close();
  }
}
