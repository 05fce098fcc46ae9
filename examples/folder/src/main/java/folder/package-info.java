/**
 * A registry that is a folder: each node is a file in it.
 *
 * <p>For machines that share a disk, and for whoever wants to see how a plugin is made. {@link
 * folder.FolderPlugin} is what the service loader finds, {@link folder.FolderRegistry} keeps the
 * contract. Begin with the plugin.
 */
@NullMarked
package folder;

import org.jspecify.annotations.NullMarked;
