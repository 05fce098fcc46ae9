// Written by protoc-gen-doudou. What to edit is words/v1/words.proto.
package words.v1;

import io.doudou.service.JsonName;
import io.doudou.service.OnWire;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Named as words of Java are. */
public record Words(
        @OnWire(1) @JsonName("class") int class_,
        @OnWire(2) @JsonName("default") String default_,
        @OnWire(3) @JsonName("hashCode") int hashCode_,
        @OnWire(4) @JsonName("getClass") boolean getClass_,
        @OnWire(5) List<String> record,
        @OnWire(6) long text,
        @OnWire(7) String old,
        @OnWire(value = 8, type = "google.protobuf.FieldMask") Optional<List<String>> mask,
        @OnWire(9) Optional<Word> word,
        @OnWire(10) Optional<words.v2.Word> other,
        @OnWire(11) Optional<Words.Part> part,
        @OnWire(value = 12, type = "google.protobuf.Int32Value") List<Integer> counts,
        @OnWire(value = 13, type = "google.protobuf.BoolValue") Map<String, Boolean> answers) {
    /** With a choice and an enum of its own. */
    public record Part(@OnWire(value = 0, type = "oneof") Optional<Kind> kind) {
        public sealed interface Kind {
            @JsonName("note")
            record Note(
                    @OnWire(value = 1, type = "google.protobuf.StringValue") String value) implements Kind {}

            @JsonName("mood")
            record Mood(@OnWire(2) Words.Part.Mood value) implements Kind {}

            @JsonName("fields")
            record Fields(
                    @OnWire(value = 3, type = "google.protobuf.FieldMask") List<String> value) implements Kind {}

            @JsonName("whole")
            record Whole(@OnWire(4) Words value) implements Kind {}
        }

        public enum Mood {
            @OnWire(0) MOOD_NONE,
            @OnWire(7) MOOD_FINE
        }
    }
}
