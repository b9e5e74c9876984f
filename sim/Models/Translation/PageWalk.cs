namespace HvSim.Models.Translation;

/// <summary>Memory references of a walk through page tables after a miss of the translation cache.</summary>
public static class PageWalk
{
    /// <summary>Levels of the tables that end in a page of 4 KiB.</summary>
    public const int LevelsOfSmallPages = 4;

    /// <summary>Levels of the tables that end in a page of 2 MiB.</summary>
    public const int LevelsOfLargePages = 3;

    /// <summary>
    /// References of a native walk that caches of the walk leave, of 4 for pages of 4 KiB. Evidence: measured in simulators, docs/SOURCES.md,
    /// flattened-page-tables.
    /// </summary>
    private const double CachedNative = 1.5;

    /// <summary>
    /// References of a two-dimensional walk that caches of the walk leave, of 24 for pages of 4 KiB on both levels. Evidence: as above.
    /// </summary>
    private const double CachedNested = 4.4;

    /// <summary>References of a walk through two levels of translation, where no cache helps.</summary>
    /// <param name="guest">Levels of the guest's tables, 1 or more; each of them is itself found through the host's.</param>
    /// <param name="host">Levels of the host's tables, 1 or more.</param>
    public static int NestedReferences(int guest, int host) => ((guest + 1) * (host + 1)) - 1;

    /// <summary>Mean references of a walk without a hypervisor, caches of the walk helping in proportion to its length.</summary>
    /// <param name="levels">Levels of the tables, 1 or more.</param>
    public static double Native(int levels) => CachedNative * levels / LevelsOfSmallPages;

    /// <summary>Mean references of a walk through two levels of translation, caches of the walk helping in proportion to its length.</summary>
    /// <param name="guest">Levels of the guest's tables, 1 or more.</param>
    /// <param name="host">Levels of the host's tables, 1 or more.</param>
    public static double Nested(int guest, int host) =>
        CachedNested * NestedReferences(guest, host) / NestedReferences(LevelsOfSmallPages, LevelsOfSmallPages);
}
