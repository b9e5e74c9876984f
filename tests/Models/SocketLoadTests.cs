using HvSim.Scenarios.Run;
using HvSim.Scenarios.Specs;
using HvSim.Tests.Support;
using Xunit;

namespace HvSim.Tests.Models;

public sealed class SocketLoadTests
{
    /// <summary>
    /// Two sockets of four cores, filled one after the other. Of n busy cores each sees (n - 1) / 3 of the others busy, which is rounded
    /// to 0, 3, 5 and 8 eighths: with a slowdown of 1.8 at most the work takes 1, 1.3, 1.5 and 1.8 times its time.
    /// </summary>
    [Theory]
    [InlineData(1, 1.0, 0)]
    [InlineData(2, 1.3, 0)]
    [InlineData(3, 1.5, 0)]
    [InlineData(4, 1.8, 0)]
    [InlineData(5, 1.8, 1.0)]
    [InlineData(6, 1.8, 1.3)]
    public void Work_BesideBusyCores_TakesLongerByTheirShare(int guests, double onFirstSocket, double onSecondSocket)
    {
        var machine = new MachineSpec { Sockets = 2, CoresPerSocket = 4, ThreadsPerCore = 1 };
        var work = Hosts.Endless(1) with { ContentionSlowdown = 1.8 };
        var busy = Enumerable.Range(0, guests).Select(i => Hosts.Guest($"guest{i}", 1, work)).ToArray();

        var run = ScenarioRun.Execute(Hosts.Scenario(Hosts.Native(machine), 1_000, 0, busy), 1);

        for (var i = 0; i < guests; i++)
            Assert.Equal((long)(1_000 / (i < 4 ? onFirstSocket : onSecondSocket)), run.Classes[i].Guests[0].Completed);
    }
}
