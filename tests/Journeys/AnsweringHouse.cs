using Confrere.Kernel.Data;

namespace Confrere.Journeys.Tests;

/// <summary>One running house for the tests of answering; each enrols a physician of its own.</summary>
public sealed class AnsweringHouse : IAsyncLifetime
{
    private RunningHouse? _house;
    private Browser? _browser;
    private DirectorsSteps _director = null!;
    private string _programme = "";

    internal RunningHouse House => _house!;
    internal Browser Browser => _browser!;
    internal List<string> Troubles { get; } = [];
    internal Screens Screens { get; } = new("answering", looks: true);

    public async ValueTask InitializeAsync()
    {
        _house = await RunningHouse.Start(DatabaseProvider.Sqlite);
        _browser = await Browser.Start();
        _director = new DirectorsSteps(await _browser.NewPerson(Troubles), _house, new Screens("answering", looks: false));
        _programme = await _director.SignIn();
    }

    /// <summary>A physician whose first survey waits.</summary>
    internal async Task<(PhysiciansSteps Steps, Person Person)> Enrolled(string name)
    {
        // What a lost connection says on the console is no trouble here.
        var person = await Browser.NewPerson([]);
        var steps = new PhysiciansSteps(person, House, new Screens("answering", looks: false), name, isFirst: false);
        await _director.Invite(_programme, steps, looks: false);
        await steps.Enrol();
        return (steps, person);
    }

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null) await _browser.DisposeAsync();
        if (_house is not null) await _house.DisposeAsync();
    }
}
