"""申报助手: from what an enterprise says to an application in the official form."""
