package io.doudou.protoc;

import com.google.protobuf.Descriptors.FileDescriptor;
import com.google.protobuf.compiler.PluginProtos.CodeGeneratorResponse;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.BiConsumer;

/** The Java sources of a {@code .proto} file: one for each message, enum and service. */
final class Files {

    private final FileDescriptor file;
    private final Collection<FileDescriptor> all;
    private final FileText comments;
    private final List<CodeGeneratorResponse.File> files = new ArrayList<>();

    private Files(FileDescriptor file, Collection<FileDescriptor> all) {
        this.file = file;
        this.all = all;
        this.comments = new FileText(file);
    }

    /**
     * The sources of a file that is in order.
     *
     * @param all files in sight
     */
    static List<CodeGeneratorResponse.File> of(
            FileDescriptor file, Collection<FileDescriptor> all) {
        var files = new Files(file, all);
        for (var type : file.getEnumTypes()) {
            files.add(type.getName(), (text, names) -> names.write(type, text));
        }
        for (var type : file.getMessageTypes()) {
            files.add(type.getName(), (text, names) -> names.write(type, text));
        }
        for (var type : file.getServices()) {
            files.add(type.getName(), (text, names) -> names.write(type, text));
        }
        return files.files;
    }

    private void add(String name, BiConsumer<JavaText, Writer> writing) {
        var imports = new Imports(file, all);
        var body = new JavaText();
        writing.accept(body, new Writer(comments, imports));
        var packageName = Names.packageOf(file);
        var head = new JavaText();
        head.line("// Written by protoc-gen-doudou. What to edit is " + file.getName() + ".");
        head.line("package " + packageName + ";");
        head.line("");
        imports.used().forEach(each -> head.line("import " + each + ";"));
        if (!imports.used().isEmpty()) {
            head.line("");
        }
        files.add(
                CodeGeneratorResponse.File.newBuilder()
                        .setName(packageName.replace('.', '/') + "/" + name + ".java")
                        .setContent(head + body.toString())
                        .build());
    }
}
