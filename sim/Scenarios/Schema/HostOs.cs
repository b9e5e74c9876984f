namespace HvSim.Scenarios.Schema;

/// <summary>What a host's operating system offers and limits; a limit that is not documented is null.</summary>
/// <param name="Key">The key in a scenario.</param>
/// <param name="Name">The name in messages.</param>
/// <param name="Year">The year of the release that its hypervisor belongs to; decides what exists.</param>
internal sealed record HostOs(string Key, string Name, int Year)
{
    private const int FirstYearWithCoreScheduler = 2016;
    private const int FirstYearWithCpuGroups = 2016;
    private const int FirstYearWithMoreStorageChannels = 2012;
    private const int FirstYearThatRequiresSlat = 2016;
    private const int LastYearWithPublishedRootReserve = 2009;

    /// <summary>Client Windows rather than Windows Server.</summary>
    public bool IsClient { get; init; }

    /// <summary>Most logical processors that the hypervisor uses.</summary>
    public int? LogicalProcessors { get; init; }

    /// <summary>Most guests that run at once.</summary>
    public int? RunningGuests { get; init; }

    /// <summary>Most virtual processors in use, over all guests.</summary>
    public int? VirtualProcessors { get; init; }

    /// <summary>Most virtual processors in use per logical processor.</summary>
    public int? VirtualPerLogicalProcessor { get; init; }

    /// <summary>Most virtual processors of one guest.</summary>
    public int? VirtualProcessorsPerGuest { get; init; }

    public bool OffersCoreScheduler => Year >= FirstYearWithCoreScheduler;

    public bool OffersRootScheduler => IsClient;

    public bool OffersCpuGroups => Year >= FirstYearWithCpuGroups && !IsClient;

    public bool HasOneStorageChannel => Year < FirstYearWithMoreStorageChannels;

    public bool RequiresSlat => Year >= FirstYearThatRequiresSlat;

    public bool PublishesRootReserve => Year <= LastYearWithPublishedRootReserve;

    /// <summary>All that a scenario can name, oldest first. Limits: source <c>hyperv-scale-limits</c>.</summary>
    public static IReadOnlyList<HostOs> All { get; } =
    [
        Server("windows-server-2008-r2", "Windows Server 2008 R2", 2009, 64, 384, 512, 4) with { VirtualPerLogicalProcessor = 8 },
        Server("windows-server-2012", "Windows Server 2012", 2012, 320, 1024, 2048, 64),
        Server("windows-server-2012-r2", "Windows Server 2012 R2", 2013, 320, 1024, 2048, 64),
        Server("windows-server-2016", "Windows Server 2016", 2016, 512, 1024, 2048, 240),
        Server("windows-server-2019", "Windows Server 2019", 2019, 512, 1024, 2048, 240),
        Server("windows-server-2022", "Windows Server 2022", 2022, 1024, 1024, 2048, 1024),
        Server("windows-server-2025", "Windows Server 2025", 2025, 2048, 1024, 2048, 2048),
        new("windows-10", "Windows 10", 2016) { IsClient = true },
    ];

    public static HostOs Of(string key) => All.First(os => os.Key == key);

    private static HostOs Server(string key, string name, int year, int logical, int guests, int virtuals, int perGuest) =>
        new(key, name, year)
        {
            LogicalProcessors = logical,
            RunningGuests = guests,
            VirtualProcessors = virtuals,
            VirtualProcessorsPerGuest = perGuest,
        };
}
