using HvSim.Stats;

namespace HvSim.Models.Memory;

/// <summary>Where its memory lies and in what pages, and that its code runs as fast as that allows.</summary>
public sealed partial class GuestMemory
{
    /// <summary>Where what it holds lies; who moves it says so before this guest is told of the change.</summary>
    public PagePlacement Pages { get; }

    /// <summary>Where the memory lies that the host needs for it.</summary>
    public PagePlacement OverheadPages { get; }

    /// <summary>Memory on nodes that it does not prefer, in MiB (counter <c>Remote Physical Pages</c>).</summary>
    public LevelClock Remote { get; }

    /// <summary>Memory that the hypervisor maps by pages of 2 MiB, in MiB (counter <c>2M GPA pages</c>, there in pages).</summary>
    public LevelClock Large { get; }

    /// <summary>Whether it has not started because its node has no room for it, though the host has.</summary>
    public bool LacksNode { get; set; }

    private void FollowPages()
    {
        Follow(Remote, Pages.RemoteMib);
        Follow(Large, Pages.LargeMib);
        _partition.AddressTranslation = _partition.Settings.Translation.StretchBy(Pages.LargeShare);
        foreach (var processor in _partition.Processors)
            processor.MemoryMoved();
    }

    private void Follow(LevelClock clock, long level)
    {
        if (clock.Level != level)
            clock.Add(level - clock.Level, _simulation.Now);
    }
}
