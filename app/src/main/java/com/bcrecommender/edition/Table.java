package com.bcrecommender.edition;

/// Records by number, from 0, wherever they are kept. For several threads.
interface Table {
  /// How many records there are.
  int count();

  /// Where it is kept, for messages.
  String file();

  /// Turns a reader to a record.
  ///
  /// @throws IndexOutOfBoundsException if there is none of that number
  RecordReader turn(RecordReader reader, int index);

  /// A reader to be turned to one record after another.
  default RecordReader reader() {
    return new RecordReader(file());
  }

  /// A reader of its own at a record.
  default RecordReader record(int index) {
    return turn(reader(), index);
  }
}
