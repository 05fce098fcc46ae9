package io.doudou.generator.write;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.NameAllocator;

import io.doudou.generator.model.Declaration;

import java.util.ArrayList;
import java.util.List;

/** The body of the method that reads one record: its fields in any order, then the constructor. */
final class ReadRecord {

    private final ReadCode reading;
    private final JavaTypes types;
    private final CodecNames names;
    private final Declaration.RecordType record;
    private final List<String> locals = new ArrayList<>();

    ReadRecord(ReadCode reading, JavaTypes types, CodecNames names, Declaration.RecordType record) {
        this.reading = reading;
        this.types = types;
        this.names = names;
        this.record = record;
        var allocator = new NameAllocator();
        List.of("in", "object", "field", "rejected").forEach(allocator::newName);
        record.components().forEach(each -> locals.add(allocator.newName(each.name())));
    }

    CodeBlock body() {
        var code = CodeBlock.builder();
        for (int i = 0; i < locals.size(); i++) {
            var component = record.components().get(i);
            code.addStatement(
                    "$T $L = $L",
                    types.of(component.use()),
                    locals.get(i),
                    Empty.initial(component, types.service()));
        }
        code.addStatement("var object = in.object($L)", names.fields(record.name()));
        return code.add(fields()).add(result()).build();
    }

    private CodeBlock fields() {
        var code = CodeBlock.builder();
        if (locals.isEmpty()) {
            return code.addStatement("object.next()").build();
        }
        code.beginControlFlow("for (int field = object.next(); field >= 0; field = object.next())");
        code.beginControlFlow("switch (field)");
        for (int i = 0; i < locals.size(); i++) {
            code.add(field(i));
        }
        code.add(
                "default -> throw new $T($S + field);\n", IllegalStateException.class, "no field ");
        return code.endControlFlow().endControlFlow().build();
    }

    private CodeBlock field(int index) {
        var component = record.components().get(index);
        var local = locals.get(index);
        var value = reading.value(component.use());
        var checks = reading.checks(component.use(), local);
        if (!checks.isEmpty()) {
            return CodeBlock.builder()
                    .add("case $L -> {\n$>", index)
                    .addStatement("$L = $L", local, value)
                    .add(checks)
                    .add("$<}\n")
                    .build();
        }
        return CodeBlock.of("case $L -> $L = $L;\n", index, local, value);
    }

    private CodeBlock result() {
        var code = CodeBlock.builder();
        code.beginControlFlow("if (!object.complete())")
                .addStatement("return null")
                .endControlFlow();
        var constructor =
                CodeBlock.of(
                        record.arguments().isEmpty() ? "new $T($L)" : "new $T<>($L)",
                        JavaTypes.className(record.javaName()),
                        String.join(", ", locals));
        if (!record.checked()) {
            return code.addStatement("return $L", constructor).build();
        }
        return code.beginControlFlow("try")
                .addStatement("return $L", constructor)
                .nextControlFlow("catch ($T rejected)", IllegalArgumentException.class)
                .addStatement("object.rejected(rejected)")
                .addStatement("return null")
                .endControlFlow()
                .build();
    }
}
