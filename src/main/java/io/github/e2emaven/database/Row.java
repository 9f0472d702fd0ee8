package io.github.e2emaven.database;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One row of a result, every column as text. */
final class Row {

  private final @Nullable String[] columns;

  private Row(@Nullable String[] columns) {
    this.columns = columns;
  }

  /** The row at which a result stands. */
  static Row of(ResultSet result) throws SQLException {
    var columns = new @Nullable String[result.getMetaData().getColumnCount()];
    for (int i = 0; i < columns.length; i++) {
      columns[i] = result.getString(i + 1);
    }
    return new Row(columns);
  }

  /** The value of a column, from 0, or null. */
  @Nullable String at(int column) {
    return columns[column];
  }

  /** The value of a column that is never null. */
  String text(int column) {
    return Objects.requireNonNull(columns[column]);
  }

  /** The value of an integer column. */
  long number(int column) {
    return Long.parseLong(text(column));
  }

  /** The value of a boolean column. */
  boolean flag(int column) {
    return "t".equals(columns[column]);
  }
}
