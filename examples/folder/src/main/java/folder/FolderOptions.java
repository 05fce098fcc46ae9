package folder;

import io.doudou.option.Option;

import java.util.List;

// region: options
/** What an operator may choose about the registry in a folder. */
public final class FolderOptions {

    /** The folder. Unless chosen, the one that {@code GDD_REGISTRY_ADDRESS} names. */
    public static final Option<String> PATH = Option.text("GDD_FOLDER_PATH", "");

    /** All of them, for the pages and warnings that list them. */
    public static final List<Option<?>> ALL = List.of(PATH);

    private FolderOptions() {}
}
// endregion
