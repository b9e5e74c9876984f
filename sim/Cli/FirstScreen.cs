namespace HvSim.Cli;

/// <summary>What <c>hvsim</c> alone says.</summary>
internal static class FirstScreen
{
    public const string Text = """
        HvSim simulates a virtualization host of the Hyper-V kind, event by event.
        It answers: how many of these guests fit on this host before users feel it,
        what gives way first, and how sure is that.

          hvsim new my-host                   writes a commented scenario, my-host.yaml
          hvsim sweep my-host.yaml            searches the density at which an objective breaks
          hvsim explain my-host.yaml          every value in force, with its evidence and source

        'hvsim --help' lists all commands, 'hvsim COMMAND --help' the options of one.

        """;
}
