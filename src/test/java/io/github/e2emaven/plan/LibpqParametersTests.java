package io.github.e2emaven.plan;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LibpqParametersTests {

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '"',
      value = {
        "\"\", \"\"",
        "sslmode=require, ?sslmode=require",
        "sslmode=VERIFY-CA&sslrootcert=/a/ca.crt, ?sslmode=verify-ca&sslrootcert=%2Fa%2Fca.crt",
        "ApplicationName=my+shop&connectTimeout=5, ?application_name=my%20shop&connect_timeout=5",
        "options=-c%20geqo=off, ?options=-c%20geqo%3Doff",
        "currentSchema=shop, ?options=-c%20search_path%3Dshop",
        "channelBinding=require&gssEncMode=disable, ?channel_binding=require&gssencmode=disable"
      })
  void parameters_that_libpq_knows_are_translated(String jdbc, String libpq) {
    assertThat(LibpqParameters.of(jdbc)).isEqualTo(libpq);
  }

  @ParameterizedTest
  @CsvSource({
    "ssl=true, ?sslmode=verify-full",
    "ssl, ?sslmode=verify-full",
    "ssl=false, ''",
    "ssl=true&sslmode=require, ?sslmode=require",
    "ssl=true&sslfactory=org.postgresql.ssl.NonValidatingFactory, ?sslmode=require"
  })
  void ssl_means_what_it_means_to_pgjdbc(String jdbc, String libpq) {
    assertThat(LibpqParameters.of(jdbc)).isEqualTo(libpq);
  }

  @Test
  void parameters_of_the_jdbc_driver_alone_are_left_out() {
    assertThat(LibpqParameters.of("reWriteBatchedInserts=true&stringtype=unspecified&loggerLevel="))
        .isEmpty();
  }

  @Test
  void a_schema_becomes_an_option() {
    assertThat(LibpqParameters.of("currentSchema=a,%20b&options=-c%20geqo=off"))
        .isEqualTo("?options=-c%20geqo%3Doff%20-c%20search_path%3Da%2C%5C%20b");
  }
}
