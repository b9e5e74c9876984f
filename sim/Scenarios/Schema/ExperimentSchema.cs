using HvSim.Scenarios.Values;

namespace HvSim.Scenarios.Schema;

/// <summary>Along which axes to simulate, and which mix of guests.</summary>
internal static class ExperimentSchema
{
    public static readonly NamedMap Axes = new("axes", "path", new AxisKey
    {
        Description = "The values of the axis: a range 4..80, 4..80:4 or 20 /s..200 /s:20 /s, or a list [1, 2, 4].",
    })
    {
        Description = "The values to vary, by path; every combination is a point unless the axes are zipped.",
        Presence = Presence.Required,
        NamesArePaths = true,
        TakesNewNames = true,
    };

    public static readonly ScalarKey<bool> Find = new("find", new ChoiceForm<bool>(("overload", true), ("none", false)))
    {
        Description = "Overload searches along the only axis, from its first value to its last, for the first one at which an "
            + "objective breaks; none simulates every point.",
    };

    public static readonly ScalarKey<bool> Combine = new("combine", new ChoiceForm<bool>(("cartesian", false), ("zipped", true)))
    {
        Description = "How several axes make points; left out, cartesian: every value of one with every value of the others; "
            + "zipped: the first values of all together, then the second ones, and so on.",
    };

    public static readonly Section Sweep = new("sweep", Axes, Find, Combine)
    {
        Description = "Values to vary and what to look for along them.",
    };

    public static readonly NamedMap Changes = new("", "path", new ChangeKey
    {
        Description = "The value that the path has in this alternative, as it would stand in the file.",
    })
    {
        Description = "The values that the alternative changes, by path.",
        NamesArePaths = true,
        TakesNewNames = true,
    };

    public static readonly NamedMap Alternatives = new("alternatives", "alternative", Changes)
    {
        Description = "Other settings of host and guests by name, which 'hvsim compare' holds against the file as it stands.",
        TakesNewNames = true,
    };

    public static readonly ScalarKey<int> Total = new("total", Forms.Count)
    {
        Description = "Number of guests of the mix in all.",
        Presence = Presence.Required,
        Minimum = "0",
        Maximum = "100000",
    };

    public static readonly ScalarKey<double> Share = new("", Forms.Number)
    {
        Description = "Relative share of the guest class in the mix.",
        Minimum = "0",
        Maximum = "1000000",
    };

    public static readonly NamedMap Shares = new("shares", "guest", Share)
    {
        Description = "Relative share of each guest class in the mix.",
        Presence = Presence.Required,
        TakesNewNames = true,
    };

    public static readonly Section Mix = new("mix", Total, Shares)
    {
        Description = "The numbers of guests of several classes, scaled together.",
    };
}
