using HvSim.Scenarios.Values;

namespace HvSim.Scenarios.Schema;

/// <summary>The whole scenario file.</summary>
internal static class RootSchema
{
    public static readonly ScalarKey<int> SchemaVersion = new("schemaVersion", Forms.Count)
    {
        Description = "Version of the scenario format; 1 is the only one.",
        Presence = Presence.Required,
        Minimum = "1",
        Maximum = "1",
        Sample = "1",
    };

    public static readonly ScalarKey<string> Name = new("name", Forms.Name)
    {
        Description = "Name of the experiment; also names the default result folder.",
        Presence = Presence.Required,
    };

    public static readonly Section Scenario = new(
        "",
        SchemaVersion,
        Name,
        HostSchema.Host,
        GuestSchema.Guests,
        ExperimentSchema.Mix,
        ObjectiveSchema.Objectives,
        RunSchema.Run,
        ExperimentSchema.Sweep,
        ExperimentSchema.Alternatives)
    {
        Description = "One experiment on one host.",
        Presence = Presence.Required,
    };
}
