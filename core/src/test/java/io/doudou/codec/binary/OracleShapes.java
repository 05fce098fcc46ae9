package io.doudou.codec.binary;

import com.google.protobuf.Descriptors.Descriptor;

import io.doudou.codec.Cardinality;
import io.doudou.codec.FieldKind;
import io.doudou.codec.MessageShape;
import io.doudou.codec.ServiceShapes;

/** A message that has fields of all kinds, here and in Google's library. */
final class OracleShapes {

    private static final ServiceShapes SHAPES = shapes();
    static final MessageShape ALL = SHAPES.procedure("All").orElseThrow().request();
    static final Descriptor DESCRIPTOR = Protos.descriptor(SHAPES, "All");

    private OracleShapes() {}

    private static ServiceShapes shapes() {
        var shapes = ServiceShapes.of("oracle").constants("Color", "RED", "GREEN", "BLUE");
        shapes.record("Leaf").field("name", Cardinality.ONE, FieldKind.STRING);
        shapes.record("Tree")
                .field("name", Cardinality.OPTIONAL, FieldKind.STRING)
                .field("trees", Cardinality.MANY, "Tree")
                .field("leaf", Cardinality.OPTIONAL, "Leaf");
        shapes.choice("Choice", "type")
                .field("tree", Cardinality.OPTIONAL, "Tree")
                .field("leaf", Cardinality.OPTIONAL, "Leaf");
        shapes.value("Numbers").field("value", Cardinality.MANY, FieldKind.INT64);
        shapes.oneof("Either", "type")
                .at(900)
                .field("number", Cardinality.OPTIONAL, FieldKind.SINT64)
                .field("text", Cardinality.OPTIONAL, FieldKind.STRING)
                .at(999)
                .field("tree", Cardinality.OPTIONAL, "Tree");
        shapes.timestamp("Timestamp").duration("Duration");
        shapes.record("All");
        for (var cardinality :
                new Cardinality[] {
                    Cardinality.ONE, Cardinality.OPTIONAL, Cardinality.MANY, Cardinality.MAP
                }) {
            for (var kind : FieldKind.values()) {
                var name = cardinality + "_" + kind;
                switch (kind) {
                    case ENUM -> shapes.field(name, cardinality, "Color");
                    case MESSAGE -> shapes.field(name, cardinality, "Tree");
                    default -> shapes.field(name, cardinality, kind);
                }
            }
        }
        shapes.field("choice", Cardinality.OPTIONAL, "Choice");
        shapes.field("choices", Cardinality.MANY, "Choice");
        shapes.field("matrix", Cardinality.MANY, "Numbers");
        shapes.field("time", Cardinality.OPTIONAL, "Timestamp");
        shapes.field("times", Cardinality.MANY, "Timestamp");
        shapes.field("length", Cardinality.OPTIONAL, "Duration");
        shapes.field("lengths", Cardinality.MAP, "Duration");
        // Its last field comes behind the one that is described next.
        shapes.at(900).field("either", Cardinality.OPTIONAL, "Either");
        shapes.at(950).field("behind", Cardinality.ONE, FieldKind.STRING);
        return shapes.procedure("All", "All", "Leaf").build();
    }
}
