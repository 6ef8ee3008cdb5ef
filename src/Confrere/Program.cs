using Confrere.App.Verbs;

return await CommandLine.Run(args);
