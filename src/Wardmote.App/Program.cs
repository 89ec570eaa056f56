using Wardmote.App.Cli;

return await CommandLine.RunAsync(args);
