package io.doudou.cli.code;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;

import javax.lang.model.element.TypeElement;

/** A class that implements a service, with its place in the sources. */
record Implementation(
        TypeElement contract, TypeElement type, CompilationUnitTree unit, ClassTree tree) {}
