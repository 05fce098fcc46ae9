package io.doudou.generator;

import io.doudou.generator.model.JavaName;
import io.doudou.generator.shape.NumberLock;
import io.doudou.generator.shape.Shapes;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.NoSuchFileException;

import javax.annotation.processing.Filer;
import javax.tools.StandardLocation;

/**
 * Finds the locks of an interface: its own, and that of what the interfaces of its package share.
 * They lie among the resources of the module, in the package of the interface, and builds copy
 * resources to where classes go before they compile.
 */
final class NumberLocks {

    private final Filer filer;

    NumberLocks(Filer filer) {
        this.filer = filer;
    }

    /**
     * Shapes under the numbers that they keep; where there is no lock, numbers are places.
     *
     * @throws IllegalArgumentException with a sentence when a lock cannot be read
     */
    NumberLock.Numbered number(JavaName type, Shapes shapes) {
        var own = lock(type, type.simpleName());
        return own.number(shapes, lock(type, NumberLock.SHARED));
    }

    private NumberLock lock(JavaName type, String of) {
        var name = of + NumberLock.SUFFIX;
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
