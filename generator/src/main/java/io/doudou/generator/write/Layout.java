package io.doudou.generator.write;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.TypeName;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import javax.lang.model.element.Modifier;

/**
 * Breaks long lines where a person would: behind an equals sign, before the dots of a chain, behind
 * the parenthesis of a call.
 *
 * <p>JavaPoet itself indents the second and later lines of a statement, but not those of a field.
 * Statements are taken to stand two blocks deep, in a method of a class.
 */
final class Layout {

    private static final int LINE_MAX = 100;
    private static final int INDENT = 4;
    private static final int STATEMENT = 2 * INDENT;
    private static final int BELOW = 4 * INDENT;
    private static final Pattern PACKAGE = Pattern.compile("\\b(?:[a-z][a-z0-9_]*\\.)+(?=[A-Z])");

    private Layout() {}

    /** A statement that assigns what a chain of calls gives. */
    static CodeBlock assignment(String target, CodeBlock head, List<CodeBlock> links) {
        var statement = CodeBlock.builder().add("$L =", target);
        var whole = chain(head, links);
        if (fits(STATEMENT + target.length() + 3, whole)) {
            return statement.add(" ").add(whole).build();
        }
        statement.add("\n");
        return fits(BELOW, whole)
                ? statement.add(whole).build()
                : statement.add(head).add("$>$>").add(broken(links)).add("$<$<").build();
    }

    /** A statement that is a chain of calls, the first of which keeps the first line. */
    static CodeBlock statement(CodeBlock head, List<CodeBlock> links) {
        var whole = chain(head, links);
        return fits(STATEMENT, whole)
                ? whole
                : CodeBlock.builder().add(head).add(broken(links)).build();
    }

    /** One link of such a statement with a chain in it: {@code .route(Route.of(...).with(...))}. */
    static CodeBlock link(String name, CodeBlock head, List<CodeBlock> links) {
        var whole = chain(head, links);
        if (fits(BELOW + name.length() + 2, whole)) {
            return CodeBlock.of("$L($L)", name, whole);
        }
        var link = CodeBlock.builder().add("$L(\n$>$>", name);
        if (fits(BELOW + STATEMENT + 1, whole)) {
            link.add(whole);
        } else {
            link.add(head).add("$>$>").add(broken(links)).add("$<$<");
        }
        return link.add("$<$<)").build();
    }

    /** A statement that is one call. */
    static CodeBlock call(CodeBlock name, List<CodeBlock> arguments) {
        return call(STATEMENT, name, arguments);
    }

    /** A call that is an argument of one whose arguments are below it. */
    static CodeBlock callBelow(CodeBlock name, List<CodeBlock> arguments) {
        var call = call(BELOW, name, arguments);
        return CodeBlock.builder().add("$>$>").add(call).add("$<$<").build();
    }

    /** A call on one line, however long. */
    static CodeBlock callBeside(CodeBlock name, List<CodeBlock> arguments) {
        return CodeBlock.of("$L($L)", name, CodeBlock.join(arguments, ", "));
    }

    /** A constant of a class made by a chain of calls. */
    static FieldSpec constant(
            TypeName type,
            String name,
            CodeBlock head,
            List<CodeBlock> links,
            Modifier... modifiers) {
        var field = FieldSpec.builder(type, name, modifiers);
        var whole = chain(head, links);
        if (fits(declarationChars(type, name, modifiers), whole)) {
            return field.initializer(whole).build();
        }
        var below = CodeBlock.builder().add("\n$>$>");
        if (fits(3 * INDENT, whole)) {
            below.add(whole);
        } else {
            below.add(head).add("$>$>").add(broken(links)).add("$<$<");
        }
        return field.initializer(below.add("$<$<").build()).build();
    }

    /** A constant of a class made by one call. */
    static FieldSpec constantOfCall(
            TypeName type,
            String name,
            CodeBlock call,
            List<CodeBlock> arguments,
            Modifier... modifiers) {
        var beside = callBeside(call, arguments);
        boolean isShort =
                fits(declarationChars(type, name, modifiers), beside) || fits(3 * INDENT, beside);
        if (isShort) {
            return constant(type, name, beside, List.of(), modifiers);
        }
        var below =
                CodeBlock.builder()
                        .add("\n$>$>$L(\n$>$>", call)
                        .add(CodeBlock.join(arguments, ",\n"))
                        .add(")$<$<$<$<")
                        .build();
        return FieldSpec.builder(type, name, modifiers).initializer(below).build();
    }

    /** Whether code and a semicolon fit behind so many characters. */
    static boolean fits(int charsBefore, CodeBlock code) {
        return charsBefore + width(code) + 1 <= LINE_MAX;
    }

    private static CodeBlock call(int charsBefore, CodeBlock name, List<CodeBlock> arguments) {
        var beside = callBeside(name, arguments);
        if (fits(charsBefore, beside)) {
            return beside;
        }
        var line = CodeBlock.join(arguments, ", ");
        boolean fitsBelow = !isBroken(line) && fits(charsBefore + 2 * INDENT + 1, line);
        return CodeBlock.of("$L(\n$L)", name, fitsBelow ? line : CodeBlock.join(arguments, ",\n"));
    }

    private static boolean isBroken(CodeBlock code) {
        return code.toString().contains("\n");
    }

    private static int declarationChars(TypeName type, String name, Modifier... modifiers) {
        var words =
                Arrays.stream(modifiers).map(Modifier::toString).collect(Collectors.joining(" "));
        return INDENT + words.length() + width(CodeBlock.of(" $T $L = ", type, name));
    }

    private static CodeBlock chain(CodeBlock head, List<CodeBlock> links) {
        var chain = CodeBlock.builder().add(head);
        links.forEach(chain::add);
        return chain.build();
    }

    private static CodeBlock broken(List<CodeBlock> links) {
        var lines = CodeBlock.builder();
        links.forEach(link -> lines.add("\n").add(link));
        return lines.build();
    }

    /** Characters as they will stand in the file, where all classes are imported. */
    private static int width(CodeBlock code) {
        return PACKAGE.matcher(code.toString()).replaceAll("").length();
    }
}
