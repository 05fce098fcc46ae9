package io.doudou.generator;

import io.doudou.generator.model.JavaName;
import io.doudou.generator.shape.NumberLock;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.NoSuchFileException;

import javax.annotation.processing.Filer;
import javax.tools.StandardLocation;

/**
 * Finds the lock of an interface. It lies among the resources of the module, in the package of the
 * interface, and builds copy resources to where classes go before they compile.
 */
final class NumberLocks {

    private final Filer filer;

    NumberLocks(Filer filer) {
        this.filer = filer;
    }

    /**
     * The lock; empty when there is none.
     *
     * @throws IllegalArgumentException with a sentence when it cannot be read
     */
    NumberLock of(JavaName type) {
        var name = type.simpleName() + NumberLock.SUFFIX;
        try {
            var file = filer.getResource(StandardLocation.CLASS_OUTPUT, type.packageName(), name);
            return NumberLock.parse(file.getCharContent(true).toString());
        } catch (NoSuchFileException | FileNotFoundException nobodyLocked) {
            return NumberLock.EMPTY;
        } catch (IOException | IllegalArgumentException wrong) {
            throw new IllegalArgumentException(name + ": " + wrong.getMessage(), wrong);
        }
    }
}
