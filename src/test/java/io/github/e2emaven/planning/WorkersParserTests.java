package io.github.e2emaven.planning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.e2emaven.outcome.StageException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WorkersParserTests {

  @ParameterizedTest(name = "{0} on {1} processors are {2}")
  @CsvSource({
    "4, 2, 4",
    "1, 64, 1",
    "0.5C, 8, 4",
    "0.5C, 1, 1",
    "2c, 3, 6",
    "1.5C, 3, 4",
    "auto, 8, 8",
    "AUTO, 1, 2",
    "' 3 ', 2, 3"
  })
  void areANumberOrAMultipleOfTheProcessors(String value, int processors, int expected) {
    assertThat(WorkersParser.parse(value, processors)).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-1", "0C", "many", "", "1.5", "C", "99999"})
  void refuseEverythingElse(String value) {
    assertThatThrownBy(() -> WorkersParser.parse(value, 4))
        .isInstanceOf(StageException.class)
        .hasMessageContaining("workers is '" + value + "'");
  }
}
