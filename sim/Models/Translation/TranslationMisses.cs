using HvSim.Engine;

namespace HvSim.Models.Translation;

/// <summary>How often work misses the translation cache, and what a second level of address translation makes of that.</summary>
/// <param name="PerSecond">Misses with pages of 4 KiB per second of the work's own processor time, 0 or more.</param>
/// <param name="LargePages">Share of them that the guest's large pages cover, 0 to 1.</param>
/// <param name="LargePageMisses">Misses that are left of those, 0 to 1.</param>
public readonly record struct TranslationMisses(double PerSecond, double LargePages, double LargePageMisses)
{
    /// <summary>
    /// Time that the work takes with a second level of translation, over that without: 1 or more. Walks of one level are in the work
    /// already. The translation cache holds a large page only where guest and host both map it as one.
    /// </summary>
    /// <param name="hostLargePages">Share of the guest's memory that the hypervisor maps by large pages, 0 to 1.</param>
    /// <param name="timePerReference">Time of one memory reference of a walk, zero or more.</param>
    public double StretchBy(double hostLargePages, Duration timePerReference)
    {
        const int Small = PageWalk.LevelsOfSmallPages;
        const int Large = PageWalk.LevelsOfLargePages;
        var native = Mix(LargePages, LargePageMisses * PageWalk.Native(Large), PageWalk.Native(Small));
        var nested = Mix(
            LargePages,
            Mix(hostLargePages, LargePageMisses * PageWalk.Nested(Large, Large), PageWalk.Nested(Large, Small)),
            Mix(hostLargePages, PageWalk.Nested(Small, Large), PageWalk.Nested(Small, Small)));
        return 1 + (PerSecond * timePerReference.Seconds * (nested - native));
    }

    private static double Mix(double share, double of, double others) => (share * of) + ((1 - share) * others);
}
