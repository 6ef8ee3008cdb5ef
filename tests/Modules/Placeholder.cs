namespace Confrere.Modules.Tests;
internal static class Placeholder;
